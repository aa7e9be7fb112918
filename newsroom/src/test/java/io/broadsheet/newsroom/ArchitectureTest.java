package io.broadsheet.newsroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.chassis.testing.SharedRules;

@AnalyzeClasses(packages = "io.broadsheet.newsroom", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(SharedRules.class);

    @ArchTest
    static final ArchRule PAGES_REST_ON_WHAT_THEY_ARE_MADE_OF = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("page")
            .definedBy("..newsroom.page..")
            .layer("head")
            .definedBy("..newsroom.head..")
            .layer("form")
            .definedBy("..newsroom.form..")
            .layer("view")
            .definedBy("..newsroom.view..")
            .layer("client")
            .definedBy("..newsroom.client..")
            .layer("session")
            .definedBy("..newsroom.session..")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("head")
            .mayOnlyBeAccessedByLayers("page")
            .whereLayer("form")
            .mayOnlyBeAccessedByLayers("page", "view")
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("page", "session")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("page", "form")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("page", "client");

    @ArchTest
    static final ArchRule SERVICES_ARE_CALLED_NOT_LINKED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.broadsheet.article..",
                    "io.broadsheet.comment..",
                    "io.broadsheet.newsletter..",
                    "io.broadsheet.identity..",
                    "com.mongodb..",
                    "org.apache.kafka..");
}
