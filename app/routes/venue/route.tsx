export default function Page() {
  return <h1>venue</h1>;
}
