export default function Page() {
  return <h1>admin-queue</h1>;
}
