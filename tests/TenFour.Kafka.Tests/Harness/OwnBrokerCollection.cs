namespace TenFour.Kafka.Tests.Harness;

/// <summary>The tests that share the own broker run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OwnBrokerCollection : ICollectionFixture<OwnBroker>
{
    public const string Name = "own broker";
}
