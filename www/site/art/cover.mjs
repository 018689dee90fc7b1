// The guide's cover, with its title set in the drawing.
export const cover = (t) => `<svg class="art" viewBox="0 0 300 400" role="img" aria-label="${t("Couverture du guide : Douze mesures d'air qui trompent", "Cover of the guide: Twelve air readings that mislead")}">
<path class="cover-sky" d="M0 0h300v400H0z"/>
<path class="cover-mast" d="M36 150h7v250h-7z"/>
<path class="sock" d="M48 168l62 12v118l-62 14zM166 191l52 10v72l-52 12zM262 210l38 8v37l-38 8z"/><path class="cover-white" d="M110 180l56 11v94l-56 13zM218 201l44 9v53l-44 10z"/>
<text class="cover-title" x="36" y="58">${t("Douze mesures", "Twelve air")}</text><text class="cover-title" x="36" y="88">${t("d'air qui", "readings that")}</text><text class="cover-title" x="36" y="118">${t("trompent", "mislead")}</text>
<text class="cover-small" x="56" y="380">${t("Le guide de l'air intérieur", "The indoor air guide")}</text>
</svg>`;
