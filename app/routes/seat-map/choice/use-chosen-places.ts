import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { type ChosenPlaces, readChosenPlaces } from "./chosen-places";

export function useChosenPlaces(): ChosenPlaces {
  const [params] = useSearchParams();
  return useMemo(() => readChosenPlaces(params), [params]);
}
