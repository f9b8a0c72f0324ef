import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";

const NO_TEXT = new Set([
  "button",
  "checkbox",
  "radio",
  "submit",
  "reset",
  "range",
  "color",
  "file",
  "image",
]);

/**
 * "/" focuses the page's search field or opens the page with one, except while the user is typing. The hash "#search"
 * focuses the field.
 */
export function useSearchKey(): void {
  const navigate = useNavigate();
  const location = useLocation();
  useEffect(() => {
    if (location.hash === "#search") fieldInView()?.focus();
  }, [location]);
  useEffect(() => {
    const listen = (press: KeyboardEvent) => {
      if (press.key !== "/" || press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return;
      if (press.defaultPrevented || isWriting(press.target)) return;
      press.preventDefault();
      const field = fieldInView();
      if (field) field.focus();
      else void navigate("/events#search");
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [navigate]);
}

function fieldInView(): HTMLElement | undefined {
  const fields = document.querySelectorAll<HTMLElement>("[data-search-field]");
  return [...fields].find((field) => field.offsetParent !== null);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target.isContentEditable || target.closest("textarea, select, [role=dialog]") !== null;
}
