using TenFour.Kafka.Settings;

namespace TenFour.Kafka.Tests.Settings;

public sealed class BrokerPresenceTests
{
    [Fact]
    public void Presence_OfSeveralClients_ChangesWithTheFirstThatLosesTheBrokersAndTheLastThatHearsOfThem()
    {
        var presence = new BrokerPresence();
        var changes = 0;
        presence.Changed += () => changes++;

        Assert.True(presence.Left("away"));
        Assert.False(presence.Left("also away"));
        Assert.False(presence.CameBack(waited: true));
        Assert.Equal("away", presence.Problem);
        Assert.True(presence.CameBack(waited: true));
        Assert.Null(presence.Problem);
        Assert.Equal(2, changes);
    }

    [Fact]
    public void Presence_WhenAllThatWaitedHaveEnded_WaitsForAnotherToHearOfTheBrokers()
    {
        var presence = new BrokerPresence();
        presence.Left("away");
        presence.Ended();

        Assert.True(presence.IsLeftOpen);
        Assert.Equal("away", presence.Problem);
        Assert.True(presence.CameBack(waited: false));
        Assert.Null(presence.Problem);
    }
}
