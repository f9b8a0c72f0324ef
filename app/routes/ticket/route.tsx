export default function Page() {
  return <h1>ticket</h1>;
}
