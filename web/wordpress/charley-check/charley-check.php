<?php
/**
 * Plugin Name: Charley night leg cramp check
 * Description: A self-check for cramps in the legs at night. Runs in the visitor's browser; no answer leaves the device.
 * Version: {version}
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT
 * Text Domain: charley-check
 */

defined( 'ABSPATH' ) || exit;

/** The attributes that an author may set, with the kind of each. Everything else is dropped. */
function charley_check_attributes() {
	return array(
		'lang'          => 'text',
		'region'        => 'text',
		'audience'      => 'text',
		'theme'         => 'text',
		'start'         => 'text',
		'features'      => 'text',
		'contact-name'  => 'text',
		'contact-phone' => 'text',
		'contact-url'   => 'url',
	);
}

/** One tag, each value escaped. Shortcodes come in lower case with _ or -, blocks with camelCase. */
function charley_check_render( $given ) {
	// The version is in the folder's name and not behind a "?": the parts that load later name the file without one.
	wp_enqueue_script( 'charley-check', plugins_url( 'charley-{version}/charley.js', __FILE__ ), array(), null, true );
	$html = '<charley-check';
	foreach ( charley_check_attributes() as $name => $kind ) {
		$camel = lcfirst( str_replace( ' ', '', ucwords( str_replace( '-', ' ', $name ) ) ) );
		$value = '';
		foreach ( array( $name, str_replace( '-', '_', $name ), $camel ) as $key ) {
			if ( isset( $given[ $key ] ) && is_scalar( $given[ $key ] ) && '' !== (string) $given[ $key ] ) {
				$value = (string) $given[ $key ];
			}
		}
		if ( '' === $value && 'lang' === $name ) {
			$value = get_bloginfo( 'language' );
		}
		$value = 'url' === $kind ? esc_url( $value ) : esc_attr( $value );
		if ( '' !== $value ) {
			$html .= ' ' . $name . '="' . $value . '"';
		}
	}
	$text = __( 'This check needs a newer browser with JavaScript. Please call us, or your local emergency number if you feel very unwell.', 'charley-check' );
	return $html . '><p>' . esc_html( $text ) . '</p></charley-check>';
}

add_shortcode( 'charley-check', function ( $given ) {
	return charley_check_render( is_array( $given ) ? $given : array() );
} );

/** WordPress 6.1 knows no script modules: the tag says so itself. */
add_filter( 'script_loader_tag', function ( $tag, $handle, $src ) {
	if ( 'charley-check' !== $handle ) {
		return $tag;
	}
	// phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript
	return '<script type="module" src="' . esc_url( $src ) . '"></script>' . "\n";
}, 10, 3 );

add_action( 'init', function () {
	wp_register_script(
		'charley-check-editor',
		plugins_url( 'editor.js', __FILE__ ),
		array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components' ),
		'{version}',
		true
	);
	register_block_type( __DIR__, array( 'render_callback' => 'charley_check_render' ) );
} );
