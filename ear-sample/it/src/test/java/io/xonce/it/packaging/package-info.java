/* SPDX-License-Identifier: Apache-2.0 */
/** Other ways to build an application than an EAR with one ejb-jar. */
@NullMarked
package io.xonce.it.packaging;

import org.jspecify.annotations.NullMarked;
