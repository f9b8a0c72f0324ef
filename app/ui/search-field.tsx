import { Search } from "lucide-react";
import { Icon } from "./icon";

/** A compact search field with the label inside, for the filter row above a table. */
export function SearchField({
  label,
  value,
  className = "",
  inputClassName = "",
}: {
  label: string;
  value: string;
  className?: string;
  inputClassName?: string;
}) {
  return (
    <label className={`flex h-9 items-center gap-2.5 rounded-control border border-edge px-3 ${className}`}>
      <Icon of={Search} size={18} className="text-ink-2" />
      <span className="sr-only">{label}</span>
      <input
        key={value}
        type="search"
        name="search"
        defaultValue={value}
        maxLength={80}
        placeholder={label}
        className={`type-second w-full min-w-0 bg-transparent outline-none ${inputClassName}`}
      />
    </label>
  );
}
