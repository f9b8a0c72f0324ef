import type { FormEvent } from "react";
import { useNavigate } from "react-router";
import { eventListHref, readEventQuery, tidyListHref } from "#domain/catalogue/event-query";

/** Navigates to the canonical URL of the form's query; without scripts the server redirects there. */
export function useTidySubmit(onSubmit?: () => void): (submit: FormEvent<HTMLFormElement>) => void {
  const navigate = useNavigate();
  return (submit) => {
    submit.preventDefault();
    onSubmit?.();
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(submit.currentTarget))
      if (typeof value === "string") asked.append(name, value);
    void navigate(tidyListHref(asked) ?? eventListHref(readEventQuery(asked)), { preventScrollReset: true });
  };
}
