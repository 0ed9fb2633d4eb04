/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the driver's module must offer, and what of this package others see. */
@AnalyzeClasses(packages = "io.xonce.xa", importOptions = ImportOption.DoNotIncludeTests.class)
class XaArchitectureTest {

  @ArchTest
  static final ArchRule needsNothingButTheDriversModule =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax..",
              "org.jboss.logging..",
              "org.jspecify..",
              "org.mariadb.jdbc..",
              "org.postgresql..",
              "io.xonce.xa");

  @ArchTest
  static final ArchRule onlyItsDatasourceKnowsPostgresDriver =
      noClasses()
          .that()
          .doNotBelongToAnyOf(HonestXADataSource.class)
          .and()
          .haveSimpleNameNotStartingWith("Postgres")
          .and()
          .haveSimpleNameNotStartingWith("Branch")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.postgresql..");

  @ArchTest
  static final ArchRule onlyItsDatasourceKnowsMariaDbsDriver =
      noClasses()
          .that()
          .doNotBelongToAnyOf(HonestMariaDbDataSource.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.mariadb.jdbc..");

  @ArchTest
  static final ArchRule onlyTheDatasourcesArePublic =
      classes()
          .that()
          .doNotBelongToAnyOf(HonestXADataSource.class, HonestMariaDbDataSource.class)
          .and()
          .haveNameNotMatching(".*_\\$logger")
          .should()
          .notBePublic();
}
