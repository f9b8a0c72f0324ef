export default function Page() {
  return <h1>organization-new</h1>;
}
