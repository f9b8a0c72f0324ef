export default function Page() {
  return <h1>bookings</h1>;
}
