export default function Page() {
  return <h1>venues</h1>;
}
