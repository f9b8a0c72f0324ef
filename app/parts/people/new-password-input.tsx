import { TextInput } from "../../ui/field";

export function NewPasswordInput() {
  return <TextInput type="password" autoComplete="new-password" required minLength={10} maxLength={128} />;
}
