import { placeLabel } from "#app/parts/event/place-label";
import { type Palette, contrast, drawPoster } from "#domain/poster/poster";
import { fitHeading } from "#domain/poster/title";
import { dateTimeWords } from "#domain/time/when-words";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import type { PublicEvent } from "#worker/discovery/discovery";
import type { Route } from "./+types/route";

/** 1200 × 630 px card for link previews: art at the right, text at the left in inverted colours. */
export async function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  const event = await context.get(servicesContext).discovery.findEvent(params.slug);
  if (!event) throw notFound();
  return new Response(drawCard(event), {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": "public, max-age=3600",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

function drawCard(event: PublicEvent): string {
  const { palette, shapes, mirrored } = drawPoster(event);
  const { lines, em } = fitHeading(event.title);
  const size = Math.min(600 / em, lines.length === 1 ? 132 : 340 / lines.length / 0.95);
  const when = dateTimeWords(event.startsAt, { timeZone: event.timeZone, locale: intlLocale() });
  const clips = [...new Set(shapes.flatMap(({ within }) => within ?? []))];
  const art = shapes.map(
    ({ path, fill, within }) =>
      `<path d="${path}" fill="${fill}"${within ? ` clip-path="url(#c${clips.indexOf(within)})"` : ""}/>`,
  );
  const words = wordsColour(palette);
  const display = `font-family="Bricolage Grotesque,Arial,sans-serif" font-weight="800" letter-spacing="-0.035em"`;
  const text = `font-family="Instrument Sans,Arial,sans-serif" font-weight="600" font-size="34"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">`,
    `<defs>${clips.map((path, i) => `<clipPath id="c${i}"><path d="${path}"/></clipPath>`).join("")}<clipPath id="panel"><rect width="400" height="500"/></clipPath></defs>`,
    `<rect width="1200" height="630" fill="${palette.type}"/>`,
    `<g transform="translate(696 0) scale(1.26)"><g clip-path="url(#panel)"><rect width="400" height="500" fill="${palette.ground}"/>`,
    `<g${mirrored ? ' transform="translate(400 0) scale(-1 1)"' : ""}>${art.join("")}</g></g></g>`,
    `<g fill="${words}" ${display} font-size="${size.toFixed(1)}">`,
    ...lines.map(
      (line, i) => `<text x="56" y="${(56 + size * (0.78 + i * 0.95)).toFixed(1)}">${escapeXml(line)}</text>`,
    ),
    `</g><g fill="${words}" ${text}>`,
    `<text x="56" y="536">${escapeXml(when)}</text>`,
    `<text x="56" y="580">${escapeXml(placeLabel(event.venue?.name, event.venue?.city))}</text></g></svg>`,
  ].join("");
}

function wordsColour({ ground, type }: Palette): string {
  return contrast(ground, type) >= 4.5 ? ground : "#14100d";
}

function escapeXml(text: string): string {
  return text.replaceAll(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
