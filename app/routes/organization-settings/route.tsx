export default function Page() {
  return <h1>organization-settings</h1>;
}
