export function loader() {
  return new Response("event-image");
}
