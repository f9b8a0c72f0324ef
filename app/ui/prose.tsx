/** A description as the server rendered it from its Markdown: only tags of our own renderer are in it. */
export function Prose({ html, className = "" }: { html: string; className?: string }) {
  return <div className={`prose measure ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
