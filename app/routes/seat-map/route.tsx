export default function Page() {
  return <h1>seat-map</h1>;
}
