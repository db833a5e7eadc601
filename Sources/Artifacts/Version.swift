/// The version of valbench; part of every manifest.
package let valbenchVersion = "0.1.0"
