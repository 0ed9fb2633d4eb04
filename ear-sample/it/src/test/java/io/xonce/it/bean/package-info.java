/* SPDX-License-Identifier: Apache-2.0 */
/** What beans of several folders share, and the beans that tests of several folders deploy. */
@NullMarked
package io.xonce.it.bean;

import org.jspecify.annotations.NullMarked;
