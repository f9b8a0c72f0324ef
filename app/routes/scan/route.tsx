export default function Page() {
  return <h1>scan</h1>;
}
