export default function Page() {
  return <h1>day-of</h1>;
}
