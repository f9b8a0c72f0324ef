import { anyone } from "#app/guards";
import { ButtonSpecimens } from "./control-specimens";
import { DataSpecimens } from "./data-specimens";
import { FieldSpecimens } from "./field-specimens";
import { FrameSpecimens } from "./frame-specimens";
import { MessageSpecimens } from "./message-specimens";
import type { Route } from "./+types/route";

/** In `npm run dev` only (routes.ts): every component of app/ui in each state, in both themes. */
export function loader({ context }: Route.LoaderArgs) {
  anyone(context);
  return null;
}

export const meta: Route.MetaFunction = () => [
  { title: "UI components" },
  { name: "robots", content: "noindex" },
];

const GROUPS = [
  ["Buttons", ButtonSpecimens],
  ["Forms", FieldSpecimens],
  ["Messages", MessageSpecimens],
  ["Data", DataSpecimens],
  ["Frames", FrameSpecimens],
] as const;

export default function DevUi() {
  return (
    <main id="main">
      <h1 className="type-page p-6">UI components</h1>
      {GROUPS.map(([title, Specimens]) => (
        <section key={title} aria-label={title} className="grid grid-cols-2">
          {(["light", "dark"] as const).map((theme) => (
            <div key={theme} data-theme={theme} className="min-w-0 bg-paper p-6 text-ink">
              <h2 className="type-section mb-4">{`${title}, ${theme}`}</h2>
              <Specimens />
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}
