"use server";
import { qualify } from "attise/edge";
import { redirect } from "next/navigation";
import plan from "../../plan.json";

export async function lead(formData) {
  const { verdict } = await qualify(formData, { plan });
  redirect(`/action/thanks?trust=${verdict.trust}&stage=${verdict.reading.stage}`);
}
