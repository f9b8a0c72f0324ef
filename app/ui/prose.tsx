/** HTML that the server rendered and sanitised from Markdown (worker/catalogue/markdown). */
export function Prose({ html, className = "" }: { html: string; className?: string }) {
  return <div className={`prose measure ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
