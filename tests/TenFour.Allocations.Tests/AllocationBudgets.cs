using System.Text.Json;

namespace TenFour.Allocations.Tests;

/// <summary>What each kind of work may allocate in steady state, from <c>bench/allocation-budgets.json</c>.</summary>
internal static class AllocationBudgets
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, AllocationBudget> All = JsonSerializer.Deserialize<Dictionary<string, AllocationBudget>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "allocation-budgets.json")), Json)!;

    public static IEnumerable<string> Names => All.Keys;

    public static AllocationBudget Of(string work) => All[work];
}

/// <summary>A limit in bytes.</summary>
/// <param name="Bytes">At most so many.</param>
/// <param name="Per"><c>record</c> or <c>batch</c>.</param>
/// <param name="What">What is measured.</param>
internal sealed record AllocationBudget(double Bytes, string Per, string What);
