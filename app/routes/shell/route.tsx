export default function Page() {
  return <h1>shell</h1>;
}
