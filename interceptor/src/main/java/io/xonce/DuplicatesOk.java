/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For effects that may repeat: an audit line, a trace, a cache to warm. The body runs at once, in
 * each run of the caller, whatever becomes of its transaction.
 *
 * <p><b>Where.</b> On a {@code void} method of a CDI bean, or on a class all of whose methods are
 * {@code void}; anything else fails the deployment. Interception needs a call through the injected
 * bean, not through {@code this}.
 *
 * <p><b>Transactions.</b> The caller's transaction is suspended: what the body writes to a
 * datasource commits by itself.
 *
 * <p><b>Failure.</b> What the body throws is logged with a number and does not reach the caller.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DuplicatesOk {}
