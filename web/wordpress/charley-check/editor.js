/* global wp */
// The block in the editor: fields for the author. Visitors see what charley-check.php writes.
(() => {
  const { createElement } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { PanelBody, TextControl } = wp.components;
  const FIELDS = {
    region: 'Country whose emergency numbers are shown (GB, US, ES ...)',
    contactName: 'Name of the clinic',
    contactPhone: 'Telephone of the clinic',
    contactUrl: 'Page for appointments',
    lang: "Language (empty: the site's)",
    theme: 'Colours: auto, light or dark',
  };
  wp.blocks.registerBlockType('charley/check', {
    edit: ({ attributes, setAttributes }) =>
      createElement(
        'div',
        useBlockProps(),
        createElement(
          InspectorControls,
          null,
          createElement(
            PanelBody,
            { title: 'Night leg cramp check' },
            Object.entries(FIELDS).map(([name, label]) =>
              createElement(TextControl, {
                key: name,
                label,
                value: attributes[name],
                onChange: (value) => setAttributes({ [name]: value }),
              }),
            ),
          ),
        ),
        createElement(
          'p',
          null,
          'Night leg cramp check. Visitors answer it here; you set it up in the block settings.',
        ),
      ),
    save: () => null,
  });
})();
