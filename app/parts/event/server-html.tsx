/** Markup that React rendered and escaped on the server (event-drawings.server), to keep the page's script small. */
export function ServerHtml({ html, className }: { html: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
