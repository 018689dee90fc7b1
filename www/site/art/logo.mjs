// The mark: a windsock on its mast, drawn on a 32 px grid. Also the favicon.
const shape = `<path fill="#0d2b36" d="M3 2h3v28H3z"/>
<path fill="#ff6a2b" d="M8 4l6 1.3v15.4L8 22zM20.5 6.7l5 1.1v10.4l-5 1.1z"/>
<path fill="#8fbfd4" d="M15.2 5.6l4.1.9v12.9l-4.1.9zM26.7 8.1l3.3.7v8.4l-3.3.7z"/>`;

export const logo = `<svg class="mark" viewBox="2 1 29 30" width="37" height="38" aria-hidden="true">${shape}</svg>`;

export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 40 40">
<path fill="#fff" d="M4-4h24a8 8 0 0 1 8 8v24a8 8 0 0 1-8 8H4a8 8 0 0 1-8-8V4a8 8 0 0 1 8-8z"/>
${shape}</svg>
`;
