/** A description as the server rendered it from its Markdown: only tags of our own renderer are in it. */
export function Prose({ html, className = "" }: { html: string; className?: string }) {
  return (
    <div
      className={`type-body measure flex flex-col gap-3 [&_a]:underline [&_a]:underline-offset-4 [&_blockquote]:border-l-2 [&_blockquote]:border-edge [&_blockquote]:pl-4 [&_h3]:type-small [&_h4]:font-semibold [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5 ${className}`}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
