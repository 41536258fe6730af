namespace TenFour.Allocations.Tests;

/// <summary>Bytes are stable where times are not: what a record or a batch allocates once everything has its size.</summary>
public sealed class AllocationTests
{
    private static readonly Dictionary<string, Func<Task<double>>> Works = new(StringComparer.Ordinal)
    {
        ["decode"] = () => Task.FromResult(DecodeWork.BytesPerRecord()),
        ["tumbling-complete"] = () => QueryWork.TumblingComplete.BytesPerRecordAsync(),
        ["sliding-distinct-complete"] = () => QueryWork.SlidingDistinctComplete.BytesPerRecordAsync(),
        ["tumbling-append"] = () => QueryWork.TumblingAppend.BytesPerRecordAsync(),
        ["distinct-append"] = () => QueryWork.DistinctAppend.BytesPerRecordAsync(),
        ["small-batch-update"] = () => QueryWork.SmallBatchUpdate.BytesPerBatchAsync(),
        ["small-batch-complete"] = () => QueryWork.SmallBatchComplete.BytesPerBatchAsync(),
    };

    public static TheoryData<string> Names => new(Works.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task SteadyState_AllocatedBytes_StayWithinTheBudget(string work)
    {
        var budget = AllocationBudgets.Of(work);

        var bytes = await Works[work]();

        TestContext.Current.TestOutputHelper?.WriteLine($"{work}: {bytes:0.00} bytes a {budget.Per}, budget {budget.Bytes}");
        Assert.True(bytes <= budget.Bytes, $"{work} allocates {bytes:0.00} bytes a {budget.Per}; the budget is {budget.Bytes} ({budget.What}).");
    }

    [Fact]
    public void Budgets_Names_AreThoseOfTheWorks() => Assert.Equal(Works.Keys.Order(), AllocationBudgets.Names.Order());
}
