export default function Page() {
  return <h1>admin-event</h1>;
}
