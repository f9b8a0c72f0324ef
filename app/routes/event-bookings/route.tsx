export default function Page() {
  return <h1>event-bookings</h1>;
}
