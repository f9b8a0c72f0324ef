export function loader() {
  return new Response("wallet-tickets");
}
