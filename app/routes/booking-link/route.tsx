export default function Page() {
  return <h1>booking-link</h1>;
}
