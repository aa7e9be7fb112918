package io.broadsheet.comment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.chassis.testing.SharedRules;
import java.time.Clock;

/** Each rule was seen to fail once, on a class that broke it. */
@AnalyzeClasses(packages = "io.broadsheet.comment", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(SharedRules.class);

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_INWARD = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy("..comment.api..")
            .layer("store")
            .definedBy("..comment.store..")
            .layer("messaging")
            .definedBy("..comment.messaging..")
            .layer("application")
            .definedBy("..comment.application..")
            .layer("domain")
            .definedBy("..comment.domain..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("store")
            // The store is handed the translation into published events.
            .mayOnlyBeAccessedByLayers("messaging")
            .whereLayer("messaging")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("api", "store", "messaging");

    /** One instance with a wrong clock would forget what is kept. */
    @ArchTest
    static final ArchRule RETENTION_GOES_BY_THE_DATABASES_TIME = noClasses()
            .that()
            .haveSimpleName("CommentRetention")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule OTHER_SERVICES_ARE_STRANGERS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.broadsheet.article..", "io.broadsheet.newsletter..", "io.broadsheet.identity..");
}
