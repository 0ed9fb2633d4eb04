/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of an {@link Idempotent} method that is the key of the call, or a part of it in the
 * order of the parameters. Its type is one with a single spelling of each value: a string, a whole
 * number, a boolean, a character, an enum, a {@link java.util.UUID}, a {@link java.time.LocalDate}
 * or an {@link java.time.Instant}. A call whose key is null or blank is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface IdempotencyKey {}
