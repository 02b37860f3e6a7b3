declare module '*?worker&url' {
  const url: string;
  export default url;
}
declare module '#wasm/*?url' {
  const url: string;
  export default url;
}
declare module '#bundle/first-screen.json' {
  const first: import('./types.d.ts').FirstScreen;
  export default first;
}
declare module '#bundle/*?url' {
  const url: string;
  export default url;
}
