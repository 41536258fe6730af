using TenFour.Calls.City;

namespace TenFour.Calls.Tests.City;

public sealed class CityModelTests
{
    [Fact]
    public void Model_OfTheProgram_HoldsFactsOfEveryHourAndPlace()
    {
        var model = CityModel.Instance;

        Assert.Equal(7 * 24, model.Hours.Count);
        Assert.InRange(model.Hours.Sum(), model.CallsPerDay * 7 * 0.99, model.CallsPerDay * 7 * 1.01);
        Assert.Equal(41, model.Areas.Count);
        Assert.All(model.Types, type => Assert.True(type.Areas is null || type.Areas.Count == model.Areas.Count, type.Name));
        Assert.All(model.Types, type => Assert.Contains(type.Priority, model.Responses.Keys));
    }

    [Fact]
    public void Model_OfTheProgram_NamesNobodysDistress() =>
        Assert.DoesNotContain(CityModel.Instance.Types, type => SensitiveTypes.Contains(type.Name));

    [Theory]
    [InlineData("Suicide Attempt", true)]
    [InlineData("Fight No Weapon Dv", true)]
    [InlineData("418dv", true)]
    [InlineData("Poss 5150", true)]
    [InlineData("801", true)]
    [InlineData("PSYCH EVAL / HOLD", true)]
    [InlineData("Fight No Weapon", false)]
    [InlineData("22500e", false)]
    [InlineData("Advised", false)]
    [InlineData("Passing Call", false)]
    public void Types_ThatNameDistress_AreSensitive(string type, bool sensitive) => Assert.Equal(sensitive, SensitiveTypes.Contains(type));
}
