namespace TenFour.Calls.Tests;

public class CallSchemaTests
{
    [Fact]
    public void Schema_OfTheFile_HasFourTimestampsAmongItsFourteenFields()
    {
        var timestamps = CallSchema.FileFields.Where(field => CallSchema.DateFields.Contains(field.Name)).Select(field => field.Name);

        Assert.Equal(14, CallSchema.FileFields.Count);
        Assert.Equal(["report_date", "call_date", "offense_date", "call_date_time"], timestamps);
    }

    [Fact]
    public void Schema_OfExtras_IsNullable() => Assert.All(CallSchema.Schema.Fields, field => Assert.True(field.Nullable));
}
