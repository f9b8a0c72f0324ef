export default function Page() {
  return <h1>booking-find</h1>;
}
