export function loader() {
  return new Response("share-card");
}
