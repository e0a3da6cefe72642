/// What every page of ours is served with: the server, the headers that keep a page to itself, and the files that pages
/// are made of.
@NullMarked
package org.lectern.web;

import org.jspecify.annotations.NullMarked;
