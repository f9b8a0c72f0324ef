import type { FormEvent } from "react";
import { useNavigate } from "react-router";
import { eventListHref, readEventQuery, tidyListHref } from "#domain/catalogue/event-query";

/** Navigates to the canonical URL of the form's query; without scripts the server redirects there. */
export function useTidySubmit(onSubmit?: () => void): (submit: FormEvent<HTMLFormElement>) => void {
  const navigate = useNavigate();
  return (submit) => {
    submit.preventDefault();
    onSubmit?.();
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(submit.currentTarget))
      if (typeof value === "string") search.append(name, value);
    void navigate(tidyListHref(search) ?? eventListHref(readEventQuery(search)), {
      preventScrollReset: true,
    });
  };
}
