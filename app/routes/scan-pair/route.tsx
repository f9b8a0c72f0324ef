export default function Page() {
  return <h1>scan-pair</h1>;
}
