// What the examples of the page take for given beside that.
import type { Visitor } from "attise";

export declare const plan: string;
export declare const visitor: Visitor;
export declare const email: string;
export declare const acceptButton: HTMLButtonElement;
export declare const optOutButton: HTMLButtonElement;
export declare const banner: { onChange(callback: (accepted: boolean) => void): void };
export declare function openChat(): void;
