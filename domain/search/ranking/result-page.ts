import { PAGE_SIZE } from "../../catalogue/event-query";
import type { ResultGroup } from "./relaxation";

export interface ResultPage {
  readonly groups: readonly (ResultGroup & {
    /** Size of the whole group; `ranked` is its part on this page. */
    readonly total: number;
  })[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** One page of the groups in order. A page number past the last gives the last page. */
export function pageOf(groups: readonly ResultGroup[], wanted: number): ResultPage {
  const total = groups.reduce((sum, group) => sum + group.ranked.length, 0);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(wanted, pages);
  const [first, last] = [(page - 1) * PAGE_SIZE, page * PAGE_SIZE];
  let at = 0;
  const shown = groups.flatMap((group) => {
    const begin = at;
    at += group.ranked.length;
    const ranked = group.ranked.slice(Math.max(0, first - begin), Math.max(0, last - begin));
    return ranked.length > 0 ? [{ ...group, ranked, total: group.ranked.length }] : [];
  });
  return { groups: shown, total, page, pages };
}
